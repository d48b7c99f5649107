/** What the tests put into the EJB module. */
package org.safeguard.system.corridor.service;
