package dev.fairlead.samples.compared;

import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** The MBeans of another process on this machine. Connects when it is asked first. Thread-safe. */
final class Beans implements AutoCloseable {
    private final long pid;
    private JMXConnector connector;

    Beans(long pid) {
        this.pid = pid;
    }

    private synchronized MBeanServerConnection connection() throws IOException {
        if (connector == null) {
            try {
                VirtualMachine machine = VirtualMachine.attach(String.valueOf(pid));
                String address = machine.startLocalManagementAgent();
                machine.detach();
                connector = JMXConnectorFactory.connect(new JMXServiceURL(address));
            } catch (com.sun.tools.attach.AttachNotSupportedException e) {
                throw new IOException(e);
            }
        }
        return connector.getMBeanServerConnection();
    }

    /** The attributes of the MBeans whose names fit. */
    Map<String, List<String>> attributes(String pattern) throws IOException, JMException {
        Map<String, List<String>> all = new TreeMap<>();
        MBeanServerConnection server = connection();
        for (ObjectName name : server.queryNames(new ObjectName(pattern), null)) {
            all.put(
                    name.getCanonicalName(),
                    Arrays.stream(server.getMBeanInfo(name).getAttributes())
                            .map(MBeanAttributeInfo::getName)
                            .sorted()
                            .toList());
        }
        return all;
    }

    /** Some attributes of an MBean; "absent" for what isn't there. */
    Map<String, String> values(String bean, List<String> attributes)
            throws IOException, JMException {
        Map<String, String> values = new TreeMap<>();
        MBeanServerConnection server = connection();
        ObjectName name = new ObjectName(bean);
        if (!server.isRegistered(name)) {
            return Map.of("bean", "absent");
        }
        server.getAttributes(name, attributes.toArray(String[]::new)).asList().stream()
                .forEach(each -> values.put(each.getName(), String.valueOf(each.getValue())));
        return values;
    }

    @Override
    public synchronized void close() {
        if (connector != null) {
            try {
                connector.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
