/* money_plant.h - which fault is planted in the books' making. */
#ifndef TEST_MONEY_PLANT_H
#define TEST_MONEY_PLANT_H

enum money_plant {
	SOUND,
	SWAPPED_ROUNDING, /* each part of a line by itself */
	LOST_POSTING,     /* a batch that is not written */
	DOUBLE_CREDIT,    /* goods credited twice */
	NUMBER_GAP,       /* a number that no invoice has */
	DEAF_KEY,         /* a key that is not known again */
};
extern enum money_plant money_planted;

#endif
