/**
 * The rules of the architecture, one test each. They stand in the last module of the web because it
 * sees every layer.
 */
package org.safeguard.architecture;
