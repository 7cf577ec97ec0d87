/** Tests of the proxy, with a server that sends back what it gets. */
package dev.fairlead.testkit.network;
