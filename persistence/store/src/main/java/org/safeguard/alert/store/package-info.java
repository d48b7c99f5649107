/** The table of alerts, for {@code org.safeguard.alert} alone; the sequencer adds its rows. */
package org.safeguard.alert.store;
