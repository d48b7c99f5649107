package org.safeguard.system.http;

import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One visit to Keycloak's sign-in pages: fills in the forms that it shows and sends them, with a
 * cookie jar of its own.
 */
public final class KeycloakPages {

  private static final Pattern FORM = Pattern.compile("<form[^>]*action=\"([^\"]+)\"");
  private static final Pattern SECRET =
      Pattern.compile("name=\"totpSecret\"[^>]*value=\"([^\"]+)\"");

  private static final Pattern CONSENT =
      Pattern.compile("name=\"code\" value=\"([^\"]+)\"[\\s\\S]*name=\"accept\"");

  private final HttpClient http;
  private Answer page;
  private URI address;

  /**
   * @param http trusts the stack; it is copied, since the cookies are this visit's own
   */
  public KeycloakPages(UnaryOperator<HttpClient.Builder> http) {
    this.http =
        http.apply(HttpClient.newBuilder())
            .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  public KeycloakPages open(URI at) {
    follow(HttpRequest.newBuilder(at).build());
    return this;
  }

  /** Sends the form on the page with these fields and no others. */
  public KeycloakPages send(Map<String, String> fields) {
    Matcher form = FORM.matcher(page.text());
    if (!form.find()) {
      throw new AssertionError("no form on the page: " + page);
    }
    URI action = address.resolve(form.group(1).replace("&amp;", "&"));
    follow(
        HttpRequest.newBuilder(action)
            .header("Content-Type", Form.TYPE)
            .POST(BodyPublishers.ofString(Form.encode(fields)))
            .build());
    return this;
  }

  public KeycloakPages password(String username, String password) {
    return send(Map.of("username", username, "password", password, "credentialId", ""));
  }

  public KeycloakPages code(String code) {
    return send(Map.of("otp", code));
  }

  /** Agrees to what an app asks for, where Keycloak asks: it does so once for each person. */
  public KeycloakPages agree() {
    Matcher consent = CONSENT.matcher(page.text());
    return consent.find() ? send(Map.of("code", consent.group(1), "accept", "")) : this;
  }

  /** Whether Keycloak asks for the person's consent. */
  public boolean asksForConsent() {
    return CONSENT.matcher(page.text()).find();
  }

  /** What the page shows, or the redirect to the client that ended the visit. */
  public Answer page() {
    return page;
  }

  /** Where Keycloak sent the browser in the end: the client's address with the code. */
  public Optional<URI> destination() {
    return page.header("Location").map(URI::create);
  }

  /** The secret that the page for setting up one-time codes offers, where it is that page. */
  public Optional<String> offeredSecret() {
    return Optional.of(SECRET.matcher(page.text())).filter(Matcher::find).map(m -> m.group(1));
  }

  /** Follows redirects within Keycloak; one that leads elsewhere is where the visit ends. */
  private void follow(HttpRequest first) {
    HttpRequest request = first;
    Optional<URI> next = Optional.of(first.uri());
    while (next.filter(to -> to.getAuthority().equals(first.uri().getAuthority())).isPresent()) {
      address = request.uri();
      page = Http.send(http, request);
      next = page.header("Location").map(address::resolve);
      request = next.map(to -> HttpRequest.newBuilder(to).build()).orElse(request);
    }
  }
}
