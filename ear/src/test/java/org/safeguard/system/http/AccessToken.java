package org.safeguard.system.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Base64;

/** What an access token says, as anyone can read it. */
public final class AccessToken {

  private AccessToken() {}

  public static JsonNode claims(String token) {
    try {
      return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
    } catch (IOException failed) {
      throw new AssertionError("no token", failed);
    }
  }
}
