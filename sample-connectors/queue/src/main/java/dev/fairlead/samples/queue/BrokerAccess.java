package dev.fairlead.samples.queue;

import dev.fairlead.api.Setting;
import java.lang.reflect.InvocationTargetException;
import java.util.Optional;
import javax.jms.Connection;
import javax.jms.ConnectionFactory;
import javax.jms.InvalidDestinationException;
import javax.jms.JMSException;
import javax.jms.JMSSecurityException;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;

/** How to reach the broker. */
public record BrokerAccess(
        @Setting("Connection factory of the broker's client; it is made with the address")
                Class<? extends ConnectionFactory> factory,
        @Setting("Address of the broker") String url,
        @Setting("User") Optional<String> user,
        @Setting("Password") Optional<Password> password) {

    Connection connect() throws JMSException {
        ConnectionFactory made = make();
        return user.isEmpty()
                ? made.createConnection()
                : made.createConnection(user.get(), password.map(Password::value).orElse(""));
    }

    private ConnectionFactory make() {
        try {
            return factory.getConstructor(String.class).newInstance(url);
        } catch (InvocationTargetException refused) {
            throw new ConnectException(
                    "the connection factory refuses the address: " + refused.getCause(), refused);
        } catch (ReflectiveOperationException unfit) {
            throw new ConnectException(
                    factory.getName()
                            + " cannot be made with an address; name the connection factory of the"
                            + " broker's client",
                    unfit);
        }
    }

    /** What a broker's refusal means for a worker: to be tried again, unless it is for good. */
    static ConnectException failure(String what, JMSException failure) {
        String message = what + ": " + failure.getMessage();
        return failure instanceof JMSSecurityException
                        || failure instanceof InvalidDestinationException
                ? new ConnectException(message, failure)
                : new RetriableException(message, failure);
    }
}
