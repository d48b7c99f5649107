/** The pages of alerts. */
package org.safeguard.web.console.alert;
