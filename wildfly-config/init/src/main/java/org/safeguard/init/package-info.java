/**
 * The commands of an installation, run by a person on the command line and by the local stack:
 * bring the tables up to date, and appoint the first two officers. Nothing of it is part of the
 * running application.
 */
package org.safeguard.init;
