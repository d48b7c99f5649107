/** What the test of the services puts into the API's web module. */
package org.safeguard.system.completeness.web;
