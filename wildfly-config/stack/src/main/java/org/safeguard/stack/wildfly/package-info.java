/** WildFly as the stack runs it: the provisioned server with a base folder of the stack's own. */
package org.safeguard.stack.wildfly;
