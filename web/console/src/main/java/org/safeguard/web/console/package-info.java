/**
 * The console: Faces pages for people. A page bean calls one service and holds what the page shows;
 * it decides nothing. This package holds the frame that every page stands in.
 *
 * <p>Addresses hold opaque ids and codes only. What a person searched for stays in the session
 * behind an opaque key.
 */
package org.safeguard.web.console;
