/** What the tests put into the API's web module. */
package org.safeguard.system.corridor.web;
