/** Alerts: what someone must look into. The console calls the service. */
package org.safeguard.alert;
