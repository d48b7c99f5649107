/** What the deployed system promises, tested from outside on the real stack. */
package org.safeguard.system;
