package org.safeguard.web.console.session;

/** The person's session at the identity provider. */
interface ProviderSession {

  /** Ends it from server to server; the person's browser takes no part. */
  void end();

  /**
   * Where the browser goes to end it (OpenID Connect RP-Initiated Logout 1.0, section 2).
   *
   * @param afterwards the address that the provider sends the browser to in the end
   */
  String endAddress(String afterwards);
}
