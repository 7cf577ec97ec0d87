/** The same schedules through the simulated worker and through the stock one, call by call. */
package dev.fairlead.samples.fidelity;
