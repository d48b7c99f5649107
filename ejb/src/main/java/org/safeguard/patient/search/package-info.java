/**
 * Which values of a resource can be searched by, how they are made ready for the index, and how a
 * search is planned and compared exactly. Pure: no storage, no keys. Called by the service of this
 * feature and by the pass over incoming resources.
 */
package org.safeguard.patient.search;
