package dev.fairlead.runtime.metrics;

import javax.management.InstanceAlreadyExistsException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.StandardMBean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The JMX domain of one worker. The first worker of a JVM has stock's, {@code kafka.connect}, the
 * next one {@code kafka.connect-2} and so on, because MBeans of the same name would replace one
 * another. The MBean server itself keeps the account: who registers {@code type=fairlead-worker}
 * has the domain.
 */
record JmxDomain(String name, MBeanServer server) implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JmxDomain.class);
    private static final String STOCK = "kafka.connect";
    private static final int MOST = 1000;

    /** Takes the first domain that is free. */
    static JmxDomain claim(MBeanServer server, String worker) {
        for (int number = 1; number <= MOST; number++) {
            JmxDomain domain = new JmxDomain(number == 1 ? STOCK : STOCK + "-" + number, server);
            try {
                WorkerMXBean mark = () -> worker;
                server.registerMBean(
                        new StandardMBean(mark, WorkerMXBean.class, true), domain.mark());
                if (number > 1) {
                    LOG.info(
                            "this JVM has {} workers with JMX; the MBeans of this one are in {}",
                            number,
                            domain.name);
                }
                return domain;
            } catch (InstanceAlreadyExistsException e) {
                LOG.debug("{} is taken", domain.name);
            } catch (JMException e) {
                throw new IllegalStateException("the MBean server refuses " + domain.name, e);
            }
        }
        throw new IllegalStateException("this JVM has " + MOST + " workers already");
    }

    private ObjectName mark() throws JMException {
        return new ObjectName(name + ":type=fairlead-worker");
    }

    @Override
    public void close() {
        try {
            server.unregisterMBean(mark());
        } catch (JMException e) {
            LOG.debug("{} was free already", name, e);
        }
    }
}
