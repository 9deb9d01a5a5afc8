/* banned.h - calls that have hurt other programs; included by force into every file. */
#ifndef DOCKET_BANNED_H
#define DOCKET_BANNED_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#pragma GCC poison strcpy strcat sprintf vsprintf gets strtok atoi atol atof system popen

#endif
