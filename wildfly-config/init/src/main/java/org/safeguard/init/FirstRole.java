package org.safeguard.init;

/** The two roles that every other appointment needs; no person holds both. */
public enum FirstRole {
  SECURITY_OFFICER,
  ADMINISTRATOR
}
