package org.safeguard.patient.structure;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrimitiveTypeTest {

  @ParameterizedTest
  @CsvSource({
    "date,2020",
    "date,2020-12",
    "date,2020-02-29",
    "dateTime,2020-02",
    "dateTime,2020-02-29T23:59:60Z",
    "dateTime,2020-02-29T00:00:00.000001-11:30",
    "instant,2020-02-29T00:00:00+14:00",
    "time,23:59:59.9",
    "integer,-2147483648",
    "unsignedInt,0",
    "positiveInt,2147483647",
    "decimal,-0.00",
    "decimal,1E100",
    "decimal,1.5e-0100",
    "decimal,123456789.123456789123456789",
    "id,A-z.9",
    "code,a b",
    "uri,urn:x",
    "oid,urn:oid:1.2.0.3",
    "uuid,urn:uuid:c757873d-ec9a-4326-a141-556f43239520",
    "base64Binary,'YW Jj\nYQ=='",
    "string,' a '",
  })
  void rightlyWritten(String type, String value) {
    assertTrue(PrimitiveType.get(type).allows(value));
  }

  @Test
  void aDecimalHasAHundredCharactersAtMost() {
    assertTrue(PrimitiveType.DECIMAL.allows("0." + "3".repeat(98)));
    assertFalse(PrimitiveType.DECIMAL.allows("0." + "3".repeat(99)));
  }

  @ParameterizedTest
  @CsvSource({
    "date,20",
    "date,0000",
    "date,2020-13",
    "date,2020-00",
    "date,2021-02-29",
    "date,2020-02-29T00:00:00Z",
    "date,2020-2-9",
    "date,2020-",
    "date,٢٠٢٠",
    "dateTime,2020-02T00:00:00Z",
    "dateTime,2020-02-29T00:00:00",
    "dateTime,2020-02-29T24:00:00Z",
    "dateTime,2020-02-29T00:00Z",
    "dateTime,2020-02-29T00:00:00.Z",
    "dateTime,2020-02-29T00:00:00+14:01",
    "dateTime,2020-02-29 00:00:00Z",
    "instant,2020-02-29",
    "time,23:59",
    "time,23:59:59Z",
    "integer,2147483648",
    "integer,-0",
    "integer,99999999999999999999",
    "unsignedInt,-1",
    "positiveInt,0",
    "decimal,1E101",
    "decimal,1e-101",
    "decimal,1E999999999",
    "decimal,1E+99999999999999999999",
    "id,a_b",
    "id,aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    "code,' a'",
    "code,a  b",
    "uri,a b",
    "oid,urn:oid:3.1",
    "uuid,urn:uuid:c757873d",
    "base64Binary,YWJ",
    "base64Binary,YQ=a",
    "base64Binary,====",
    "string,''",
    "string,'\u0001'",
  })
  void wronglyWritten(String type, String value) {
    assertFalse(PrimitiveType.get(type).allows(value));
  }
}
