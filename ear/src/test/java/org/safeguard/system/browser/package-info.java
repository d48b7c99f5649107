/** A real Chromium, and the pages that people see in it. */
package org.safeguard.system.browser;
