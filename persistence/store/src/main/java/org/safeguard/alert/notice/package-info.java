/** Alerts as they are shown: what someone must look into, and how far that has come. */
package org.safeguard.alert.notice;
