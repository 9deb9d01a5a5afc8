# an invoice as UBL: two taxes, order discount and freight, a line's discount, a kit's parts left out
$ desk; printf 'sku,name,price,tax_code,origin\nR50001,Book of knots,7.50,Z,NL\n' >b.csv; docket import products b.csv --quiet; printf 'sku,on_hand\nR50001,9\n' >s.csv; docket import stock s.csv --quiet; docket product new SET1 name="Fixing set M8" price=9.90 --quiet; docket product kit SET1 A10410 20 --quiet; printf 'customer,their_sku,sku\n4711,QB-8,B20001\n' >i.csv; docket import customer-items i.csv --quiet
$ docket customer set 4711 e_address=nowhere
docket: e_address 'nowhere' is not SCHEME:ID, like 0088:5412345000013 or EM:bills@shop.example.
? 65
$ docket customer set 4711 e_address=0088:5412345000013 buyer_reference="Dept 4" --quiet; docket setting set company_city Bristol --quiet; docket setting set company_postcode "BS10 7SD" --quiet; docket setting set company_account "GB33 BUKB 2020 1555 5555 55" --quiet; docket setting set company_bic BUKBGB22 --quiet
$ printf '{"customer":"4711","customer_po":"PO 7","discount":"2.5%%","freight":"12.50","lines":[{"sku":"B20001","qty":"250"},{"sku":"A10422","qty":"20","discount":"5%%"},{"sku":"R50001","qty":"4"},{"sku":"SET1","qty":"1"}]}' >o.json; N=$(docket order new --from o.json --quiet); docket order verify $N --pass quantity-unusual --reason meant --quiet; S=$(docket ship pick $N --quiet); docket ship confirm $S 1=250 2=20 3=4 5=20 --quiet && docket ship pack $S --all --quiet; docket ship post $S --tracking T1 --quiet; docket invoice post $S --quiet
INV1001
$ docket invoice ubl INV1001 -o i.xml && grep -c '<cac:InvoiceLine>' i.xml; cat i.xml
i.xml
4
<?xml version="1.0" encoding="UTF-8"?>
<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2" xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
  <cbc:CustomizationID>urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0</cbc:CustomizationID>
  <cbc:ProfileID>urn:fdc:peppol.eu:2017:poacc:billing:01:1.0</cbc:ProfileID>
  <cbc:ID>INV1001</cbc:ID>
  <cbc:IssueDate>2026-11-23</cbc:IssueDate>
  <cbc:DueDate>2026-12-23</cbc:DueDate>
  <cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>
  <cbc:DocumentCurrencyCode>GBP</cbc:DocumentCurrencyCode>
  <cbc:BuyerReference>Dept 4</cbc:BuyerReference>
  <cac:OrderReference>
    <cbc:ID>PO 7</cbc:ID>
    <cbc:SalesOrderID>100067</cbc:SalesOrderID>
  </cac:OrderReference>
  <cac:DespatchDocumentReference>
    <cbc:ID>S1001</cbc:ID>
  </cac:DespatchDocumentReference>
  <cac:AccountingSupplierParty>
    <cac:Party>
      <cbc:EndpointID schemeID="9932">GB123456789</cbc:EndpointID>
      <cac:PartyName>
        <cbc:Name>Northgate Wholesale</cbc:Name>
      </cac:PartyName>
      <cac:PostalAddress>
        <cbc:StreetName>Unit 7, Northgate Estate</cbc:StreetName>
        <cbc:AdditionalStreetName>Avonmouth Way</cbc:AdditionalStreetName>
        <cbc:CityName>Bristol</cbc:CityName>
        <cbc:PostalZone>BS10 7SD</cbc:PostalZone>
        <cac:Country>
          <cbc:IdentificationCode>GB</cbc:IdentificationCode>
        </cac:Country>
      </cac:PostalAddress>
      <cac:PartyTaxScheme>
        <cbc:CompanyID>GB123456789</cbc:CompanyID>
        <cac:TaxScheme>
          <cbc:ID>VAT</cbc:ID>
        </cac:TaxScheme>
      </cac:PartyTaxScheme>
      <cac:PartyLegalEntity>
        <cbc:RegistrationName>Northgate Wholesale</cbc:RegistrationName>
      </cac:PartyLegalEntity>
    </cac:Party>
  </cac:AccountingSupplierParty>
  <cac:AccountingCustomerParty>
    <cac:Party>
      <cbc:EndpointID schemeID="0088">5412345000013</cbc:EndpointID>
      <cac:PartyIdentification>
        <cbc:ID>4711</cbc:ID>
      </cac:PartyIdentification>
      <cac:PartyName>
        <cbc:Name>Harbor Marine Supply</cbc:Name>
      </cac:PartyName>
      <cac:PostalAddress>
        <cbc:StreetName>14 Quay St</cbc:StreetName>
        <cbc:CityName>Bristol</cbc:CityName>
        <cbc:PostalZone>BS1 4RN</cbc:PostalZone>
        <cac:Country>
          <cbc:IdentificationCode>GB</cbc:IdentificationCode>
        </cac:Country>
      </cac:PostalAddress>
      <cac:PartyLegalEntity>
        <cbc:RegistrationName>Harbor Marine Supply</cbc:RegistrationName>
      </cac:PartyLegalEntity>
      <cac:Contact>
        <cbc:Name>Jo Marsh</cbc:Name>
        <cbc:Telephone>0117 555 0142</cbc:Telephone>
        <cbc:ElectronicMail>jo@harbormarine.example</cbc:ElectronicMail>
      </cac:Contact>
    </cac:Party>
  </cac:AccountingCustomerParty>
  <cac:Delivery>
    <cbc:ActualDeliveryDate>2026-11-23</cbc:ActualDeliveryDate>
    <cac:DeliveryLocation>
      <cac:Address>
        <cbc:StreetName>14 Quay St</cbc:StreetName>
        <cbc:CityName>Bristol</cbc:CityName>
        <cbc:PostalZone>BS1 4RN</cbc:PostalZone>
        <cac:Country>
          <cbc:IdentificationCode>GB</cbc:IdentificationCode>
        </cac:Country>
      </cac:Address>
    </cac:DeliveryLocation>
    <cac:DeliveryParty>
      <cac:PartyName>
        <cbc:Name>Harbor Marine Supply</cbc:Name>
      </cac:PartyName>
    </cac:DeliveryParty>
  </cac:Delivery>
  <cac:PaymentMeans>
    <cbc:PaymentMeansCode>30</cbc:PaymentMeansCode>
    <cbc:PaymentID>INV1001</cbc:PaymentID>
    <cac:PayeeFinancialAccount>
      <cbc:ID>GB33BUKB20201555555555</cbc:ID>
      <cbc:Name>Northgate Wholesale</cbc:Name>
      <cac:FinancialInstitutionBranch>
        <cbc:ID>BUKBGB22</cbc:ID>
      </cac:FinancialInstitutionBranch>
    </cac:PayeeFinancialAccount>
  </cac:PaymentMeans>
  <cac:PaymentTerms>
    <cbc:Note>30 days net, due 23 Dec 2026</cbc:Note>
  </cac:PaymentTerms>
  <cac:AllowanceCharge>
    <cbc:ChargeIndicator>false</cbc:ChargeIndicator>
    <cbc:AllowanceChargeReasonCode>95</cbc:AllowanceChargeReasonCode>
    <cbc:AllowanceChargeReason>Discount</cbc:AllowanceChargeReason>
    <cbc:Amount currencyID="GBP">0.43</cbc:Amount>
    <cac:TaxCategory>
      <cbc:ID>S</cbc:ID>
      <cbc:Percent>20</cbc:Percent>
      <cac:TaxScheme>
        <cbc:ID>VAT</cbc:ID>
      </cac:TaxScheme>
    </cac:TaxCategory>
  </cac:AllowanceCharge>
  <cac:AllowanceCharge>
    <cbc:ChargeIndicator>false</cbc:ChargeIndicator>
    <cbc:AllowanceChargeReasonCode>95</cbc:AllowanceChargeReasonCode>
    <cbc:AllowanceChargeReason>Discount</cbc:AllowanceChargeReason>
    <cbc:Amount currencyID="GBP">0.75</cbc:Amount>
    <cac:TaxCategory>
      <cbc:ID>Z</cbc:ID>
      <cbc:Percent>0</cbc:Percent>
      <cac:TaxScheme>
        <cbc:ID>VAT</cbc:ID>
      </cac:TaxScheme>
    </cac:TaxCategory>
  </cac:AllowanceCharge>
  <cac:AllowanceCharge>
    <cbc:ChargeIndicator>true</cbc:ChargeIndicator>
    <cbc:AllowanceChargeReasonCode>FC</cbc:AllowanceChargeReasonCode>
    <cbc:AllowanceChargeReason>Freight</cbc:AllowanceChargeReason>
    <cbc:Amount currencyID="GBP">4.54</cbc:Amount>
    <cac:TaxCategory>
      <cbc:ID>S</cbc:ID>
      <cbc:Percent>20</cbc:Percent>
      <cac:TaxScheme>
        <cbc:ID>VAT</cbc:ID>
      </cac:TaxScheme>
    </cac:TaxCategory>
  </cac:AllowanceCharge>
  <cac:AllowanceCharge>
    <cbc:ChargeIndicator>true</cbc:ChargeIndicator>
    <cbc:AllowanceChargeReasonCode>FC</cbc:AllowanceChargeReasonCode>
    <cbc:AllowanceChargeReason>Freight</cbc:AllowanceChargeReason>
    <cbc:Amount currencyID="GBP">7.96</cbc:Amount>
    <cac:TaxCategory>
      <cbc:ID>Z</cbc:ID>
      <cbc:Percent>0</cbc:Percent>
      <cac:TaxScheme>
        <cbc:ID>VAT</cbc:ID>
      </cac:TaxScheme>
    </cac:TaxCategory>
  </cac:AllowanceCharge>
  <cac:TaxTotal>
    <cbc:TaxAmount currencyID="GBP">4.24</cbc:TaxAmount>
    <cac:TaxSubtotal>
      <cbc:TaxableAmount currencyID="GBP">21.21</cbc:TaxableAmount>
      <cbc:TaxAmount currencyID="GBP">4.24</cbc:TaxAmount>
      <cac:TaxCategory>
        <cbc:ID>S</cbc:ID>
        <cbc:Percent>20</cbc:Percent>
        <cac:TaxScheme>
          <cbc:ID>VAT</cbc:ID>
        </cac:TaxScheme>
      </cac:TaxCategory>
    </cac:TaxSubtotal>
    <cac:TaxSubtotal>
      <cbc:TaxableAmount currencyID="GBP">37.21</cbc:TaxableAmount>
      <cbc:TaxAmount currencyID="GBP">0.00</cbc:TaxAmount>
      <cac:TaxCategory>
        <cbc:ID>Z</cbc:ID>
        <cbc:Percent>0</cbc:Percent>
        <cac:TaxScheme>
          <cbc:ID>VAT</cbc:ID>
        </cac:TaxScheme>
      </cac:TaxCategory>
    </cac:TaxSubtotal>
  </cac:TaxTotal>
  <cac:LegalMonetaryTotal>
    <cbc:LineExtensionAmount currencyID="GBP">47.10</cbc:LineExtensionAmount>
    <cbc:TaxExclusiveAmount currencyID="GBP">58.42</cbc:TaxExclusiveAmount>
    <cbc:TaxInclusiveAmount currencyID="GBP">62.66</cbc:TaxInclusiveAmount>
    <cbc:AllowanceTotalAmount currencyID="GBP">1.18</cbc:AllowanceTotalAmount>
    <cbc:ChargeTotalAmount currencyID="GBP">12.50</cbc:ChargeTotalAmount>
    <cbc:PayableAmount currencyID="GBP">62.66</cbc:PayableAmount>
  </cac:LegalMonetaryTotal>
  <cac:InvoiceLine>
    <cbc:ID>1</cbc:ID>
    <cbc:InvoicedQuantity unitCode="EA">250</cbc:InvoicedQuantity>
    <cbc:LineExtensionAmount currencyID="GBP">3.00</cbc:LineExtensionAmount>
    <cac:Item>
      <cbc:Name>Washer M8 zinc</cbc:Name>
      <cac:BuyersItemIdentification>
        <cbc:ID>HM-WASH-8</cbc:ID>
      </cac:BuyersItemIdentification>
      <cac:SellersItemIdentification>
        <cbc:ID>B20001</cbc:ID>
      </cac:SellersItemIdentification>
      <cac:StandardItemIdentification>
        <cbc:ID schemeID="0160">5012345000107</cbc:ID>
      </cac:StandardItemIdentification>
      <cac:ClassifiedTaxCategory>
        <cbc:ID>S</cbc:ID>
        <cbc:Percent>20</cbc:Percent>
        <cac:TaxScheme>
          <cbc:ID>VAT</cbc:ID>
        </cac:TaxScheme>
      </cac:ClassifiedTaxCategory>
    </cac:Item>
    <cac:Price>
      <cbc:PriceAmount currencyID="GBP">0.012</cbc:PriceAmount>
      <cbc:BaseQuantity unitCode="EA">1</cbc:BaseQuantity>
    </cac:Price>
  </cac:InvoiceLine>
  <cac:InvoiceLine>
    <cbc:ID>2</cbc:ID>
    <cbc:InvoicedQuantity unitCode="EA">20</cbc:InvoicedQuantity>
    <cbc:LineExtensionAmount currencyID="GBP">4.20</cbc:LineExtensionAmount>
    <cac:AllowanceCharge>
      <cbc:ChargeIndicator>false</cbc:ChargeIndicator>
      <cbc:AllowanceChargeReasonCode>95</cbc:AllowanceChargeReasonCode>
      <cbc:AllowanceChargeReason>Discount</cbc:AllowanceChargeReason>
      <cbc:MultiplierFactorNumeric>5</cbc:MultiplierFactorNumeric>
      <cbc:Amount currencyID="GBP">0.22</cbc:Amount>
      <cbc:BaseAmount currencyID="GBP">4.42</cbc:BaseAmount>
    </cac:AllowanceCharge>
    <cac:Item>
      <cbc:Name>Hex bolt M8x60</cbc:Name>
      <cac:SellersItemIdentification>
        <cbc:ID>A10422</cbc:ID>
      </cac:SellersItemIdentification>
      <cac:StandardItemIdentification>
        <cbc:ID schemeID="0160">5012345000046</cbc:ID>
      </cac:StandardItemIdentification>
      <cac:ClassifiedTaxCategory>
        <cbc:ID>S</cbc:ID>
        <cbc:Percent>20</cbc:Percent>
        <cac:TaxScheme>
          <cbc:ID>VAT</cbc:ID>
        </cac:TaxScheme>
      </cac:ClassifiedTaxCategory>
    </cac:Item>
    <cac:Price>
      <cbc:PriceAmount currencyID="GBP">0.221</cbc:PriceAmount>
      <cbc:BaseQuantity unitCode="EA">1</cbc:BaseQuantity>
    </cac:Price>
  </cac:InvoiceLine>
  <cac:InvoiceLine>
    <cbc:ID>3</cbc:ID>
    <cbc:InvoicedQuantity unitCode="EA">4</cbc:InvoicedQuantity>
    <cbc:LineExtensionAmount currencyID="GBP">30.00</cbc:LineExtensionAmount>
    <cac:Item>
      <cbc:Name>Book of knots</cbc:Name>
      <cac:SellersItemIdentification>
        <cbc:ID>R50001</cbc:ID>
      </cac:SellersItemIdentification>
      <cac:OriginCountry>
        <cbc:IdentificationCode>NL</cbc:IdentificationCode>
      </cac:OriginCountry>
      <cac:ClassifiedTaxCategory>
        <cbc:ID>Z</cbc:ID>
        <cbc:Percent>0</cbc:Percent>
        <cac:TaxScheme>
          <cbc:ID>VAT</cbc:ID>
        </cac:TaxScheme>
      </cac:ClassifiedTaxCategory>
    </cac:Item>
    <cac:Price>
      <cbc:PriceAmount currencyID="GBP">7.50</cbc:PriceAmount>
      <cbc:BaseQuantity unitCode="EA">1</cbc:BaseQuantity>
    </cac:Price>
  </cac:InvoiceLine>
  <cac:InvoiceLine>
    <cbc:ID>4</cbc:ID>
    <cbc:InvoicedQuantity unitCode="EA">1</cbc:InvoicedQuantity>
    <cbc:LineExtensionAmount currencyID="GBP">9.90</cbc:LineExtensionAmount>
    <cac:Item>
      <cbc:Name>Fixing set M8</cbc:Name>
      <cac:SellersItemIdentification>
        <cbc:ID>SET1</cbc:ID>
      </cac:SellersItemIdentification>
      <cac:ClassifiedTaxCategory>
        <cbc:ID>S</cbc:ID>
        <cbc:Percent>20</cbc:Percent>
        <cac:TaxScheme>
          <cbc:ID>VAT</cbc:ID>
        </cac:TaxScheme>
      </cac:ClassifiedTaxCategory>
    </cac:Item>
    <cac:Price>
      <cbc:PriceAmount currencyID="GBP">9.90</cbc:PriceAmount>
      <cbc:BaseQuantity unitCode="EA">1</cbc:BaseQuantity>
    </cac:Price>
  </cac:InvoiceLine>
</Invoice>
# nothing leaves that breaks a rule, and it is said which
$ docket customer set 4711 e_address=0088:5412345000014 --quiet; docket invoice ubl INV1001 -o no.xml; test -e no.xml || echo none
docket: INV1001 cannot be an electronic invoice: PEPPOL-COMMON-R040, this is no global location number (Invoice/AccountingCustomerParty/Party/EndpointID).
none
$ docket setting set company_tax_number "" --quiet; docket setting set company_country "" --quiet; docket invoice ubl INV1001
docket: INV1001 cannot be an electronic invoice: BR-11, Country/IdentificationCode is missing or empty (Invoice/AccountingCustomerParty/Party/PostalAddress).
? 1
$ docket invoice ubl INV9
docket: There is no invoice INV9. See: docket invoice list
? 66
