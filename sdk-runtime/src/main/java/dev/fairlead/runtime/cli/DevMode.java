package dev.fairlead.runtime.cli;

import dev.fairlead.runtime.config.ConfigFiles;
import dev.fairlead.runtime.dev.DevWorker;
import dev.fairlead.runtime.secrets.Secrets;
import dev.fairlead.runtime.standalone.WorkerSetup;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.kafka.common.config.ConfigException;

/**
 * The worker's side of {@code mvn fairlead:run}: a worker that does what is written to its standard
 * input, a command on each line, until that ends.
 */
public final class DevMode {
    private DevMode() {}

    /**
     * Runs until standard input ends or the process is told to end.
     *
     * @param arguments the worker's properties, then a file for each connector
     */
    public static void main(String[] arguments) throws IOException {
        if (System.getProperty("java.util.logging.manager") == null) {
            System.setProperty(
                    "java.util.logging.manager", "dev.fairlead.runtime.cli.LastingLogging");
        }
        long begin = System.currentTimeMillis();
        Terminal terminal = Terminal.detect(System.getenv());
        Secrets secrets = new Secrets();
        Logging logging = Logging.configure(new LogStyle(false, false), terminal, secrets::hide);
        // states are on the screen, and a worker that comes and goes has nothing new to say
        Logger ours = Logger.getLogger("dev.fairlead.runtime");
        ours.setLevel(Level.WARNING);
        // a broker that is starting, and a topic that is new, are nothing to worry about
        Logger network = Logger.getLogger("org.apache.kafka.clients.NetworkClient");
        network.setLevel(Level.SEVERE);
        DevScreen screen = new DevScreen(System.out, terminal);
        try {
            run(Path.of(arguments[0]), files(arguments), screen, secrets, begin);
        } catch (ConfigException e) {
            System.err.println(secrets.hide(String.valueOf(e.getMessage())));
            System.exit(Fairlead.NOT_STARTED);
        } finally {
            logging.restore();
            ours.setLevel(null);
            network.setLevel(null);
        }
        System.exit(0); // what a plugin left behind must not keep the process
    }

    private static List<Path> files(String[] arguments) {
        List<Path> files = new ArrayList<>();
        for (int i = 1; i < arguments.length; i++) {
            files.add(Path.of(arguments[i]));
        }
        return files;
    }

    private static void run(
            Path properties, List<Path> files, DevScreen screen, Secrets secrets, long begin)
            throws IOException {
        WorkerSetup setup =
                WorkerSetup.of(ConfigFiles.worker(properties))
                        .from(properties.toString())
                        .withSecrets(secrets);
        DevWorker worker = new DevWorker(setup, screen);
        Thread hook =
                new Thread(
                        () -> {
                            worker.close();
                            screen.say("stopped; offsets are kept");
                        },
                        "shutdown");
        Runtime.getRuntime().addShutdownHook(hook);
        DevCommands commands = new DevCommands(worker, screen, secrets, System::currentTimeMillis);
        commands.start(files, begin);
        BufferedReader in =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String line = in.readLine();
        while (line != null && commands.run(line)) {
            line = in.readLine();
        }
        worker.close();
    }
}
