package org.safeguard.web.gate;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OriginHeadersTest {

  @Test
  void purposeIsACodeOrNothing() {
    assertEquals(Optional.of("TREAT"), PurposeOfUse.find(headers(PurposeOfUse.HEADER, "TREAT")));
    assertEquals(Optional.empty(), PurposeOfUse.find(headers(PurposeOfUse.HEADER, "treat")));
    assertEquals(Optional.empty(), PurposeOfUse.find(request(Map.of())));
  }

  @Test
  void statedPurposeThatIsNone_isRefused() {
    assertThrows(
        InvalidHeader.class, () -> PurposeOfUse.check(headers(PurposeOfUse.HEADER, "Quist")));
    assertThrows(InvalidHeader.class, () -> PurposeOfUse.check(headers(PurposeOfUse.HEADER, "")));
    assertDoesNotThrow(() -> PurposeOfUse.check(request(Map.of())));
  }

  @Test
  void workstationOfTheHeader_comesBeforeTheCookies() {
    HttpServletRequest request =
        request(Map.of(Workstation.HEADER, "ward-3.b"), new Cookie(Workstation.COOKIE, "c1"));

    assertEquals(Optional.of("ward-3.b"), Workstation.find(request));
  }

  @Test
  void workstationOfTheCookie_countsWithoutAHeader() {
    assertEquals(
        Optional.of("c1"),
        Workstation.find(request(Map.of(), new Cookie(Workstation.COOKIE, "c1"))));
  }

  @Test
  void cookieThatHoldsNoId_isPassedOver() {
    HttpServletRequest request = request(Map.of(), new Cookie(Workstation.COOKIE, "a b"));

    assertEquals(Optional.empty(), Workstation.find(request));
    assertDoesNotThrow(() -> Workstation.check(request));
  }

  @Test
  void headerThatHoldsNoId_isRefused() {
    for (String wrong : new String[] {"", "a b", "x".repeat(65), "ä"}) {
      assertThrows(
          InvalidHeader.class, () -> Workstation.check(headers(Workstation.HEADER, wrong)));
    }
  }

  @Test
  void newWorkstationIdsDifferAndAreIds() {
    String id = Workstation.newId();

    assertNotEquals(id, Workstation.newId());
    assertEquals(
        Optional.of(id), Workstation.find(request(Map.of(), new Cookie(Workstation.COOKIE, id))));
  }

  @Test
  void cookieIsTheHostsOwnSecureAndHiddenFromScripts() {
    String cookie = Workstation.setCookie("c1");

    assertTrue(cookie.startsWith("__Host-workstation=c1; Path=/; "), cookie);
    assertTrue(cookie.endsWith("Secure; HttpOnly; SameSite=Lax"), cookie);
  }

  @Test
  void userAgentIsHashed() {
    // printf 'curl/7.88.1' | sha256sum
    assertEquals(Optional.of("4b2c7fc2a2eeadc5"), UserAgent.hash("curl/7.88.1"));
    assertEquals(Optional.empty(), UserAgent.hash(null));
  }

  private static HttpServletRequest headers(String name, String value) {
    return request(Map.of(name, value));
  }

  private static HttpServletRequest request(Map<String, String> headers, Cookie... cookies) {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            OriginHeadersTest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getHeader" -> headers.get((String) arguments[0]);
                  case "getCookies" -> cookies.length == 0 ? null : cookies;
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }
}
