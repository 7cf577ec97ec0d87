package dev.fairlead.runtime.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.runtime.plugin.Inventory;
import dev.fairlead.runtime.plugin.PluginDiscovery;
import dev.fairlead.runtime.plugin.PluginJar;
import dev.fairlead.runtime.plugin.PluginProblem;
import dev.fairlead.runtime.plugin.PluginType;
import dev.fairlead.runtime.plugin.Plugins;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.storage.Converter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Jars that are none, or that lie, beside one that is sound. */
@Timeout(600)
class DamagedPluginsTest {
    private static final String CLASS = "com/acme/AcmeConverter.class";
    private static final String MANIFEST = PluginType.CONVERTER.manifest();

    @TempDir private Path root;
    private Path damaged;
    private byte[] jar = new byte[0];
    private final Map<String, byte[]> sound = new LinkedHashMap<>();

    @BeforeEach
    void makeASoundOne() throws IOException {
        Path acme =
                new PluginJar()
                        .with(
                                "com.acme.AcmeConverter",
                                PluginJar.converter("com.acme", "AcmeConverter", "1"))
                        .listing(PluginType.CONVERTER, "com.acme.AcmeConverter")
                        .writeJar(root.resolve("made/acme.jar"));
        jar = Files.readAllBytes(acme);
        try (ZipFile zip = new ZipFile(acme.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                sound.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
        damaged = Files.createDirectories(root.resolve("path/damaged")).resolve("acme.jar");
        new PluginJar()
                .with(
                        "org.sound.SoundConverter",
                        PluginJar.converter("org.sound", "SoundConverter", "2"))
                .listing(PluginType.CONVERTER, "org.sound.SoundConverter")
                .writeJar(root.resolve("path/sound/sound.jar"));
    }

    @Nested
    class AJarWithOtherBytes {
        @Test
        void harms_no_other_and_is_told() throws Exception {
            Attempts.each(
                    (damage, told) -> {
                        Files.write(damaged, damage.bytes(jar));
                        assertHarmless(damage, told);
                    });
        }
    }

    @Nested
    class AJarWithOtherEntries {
        @Test
        void harms_no_other_and_is_told() throws Exception {
            Attempts.each(
                    (damage, told) -> {
                        Map<String, byte[]> entries = new LinkedHashMap<>(sound);
                        for (int i = 0; i <= damage.random().nextInt(3); i++) {
                            change(entries, damage);
                        }
                        Files.write(damaged, zip(entries));
                        assertHarmless(damage, told);
                    });
        }

        private void change(Map<String, byte[]> entries, Damage damage) {
            byte[] type = sound.get(CLASS);
            switch (damage.random().nextInt(12)) {
                case 0 -> entries.put(CLASS, damage.bytes(type));
                case 1 -> entries.put(MANIFEST, damage.bytes(sound.get(MANIFEST)));
                case 2 -> entries.put(CLASS, new byte[0]);
                case 3 -> entries.put(MANIFEST, new byte[0]);
                case 4 -> entries.put("../../../evil.class", type);
                case 5 -> entries.put("java/lang/Evil.class", type);
                case 6 -> entries.put(MANIFEST, text("java.lang.String\n\u0000\n a.b\n#\n"));
                case 7 -> entries.put(MANIFEST, new byte[3 << 20]);
                case 8 -> entries.put("META-INF/X.SF", text("Signature-Version: 1.0\n\nName: x"));
                case 9 -> entries.put(CLASS, newer(type));
                case 10 -> entries.put("META-INF/MANIFEST.MF", damage.bytes(text("A: b\n" + MF)));
                default -> entries.put("com/acme/Other.class", type);
            }
        }

        private static final String MF =
                "Class-Path: ../../../nowhere.jar :\nMulti-Release: true\n";

        private byte[] newer(byte[] type) {
            byte[] newer = type.clone();
            newer[7] = 99;
            return newer;
        }

        private byte[] zip(Map<String, byte[]> entries) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
                for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                    zip.putNextEntry(new ZipEntry(entry.getKey()));
                    zip.write(entry.getValue());
                    zip.closeEntry();
                }
            }
            return bytes.toByteArray();
        }
    }

    private void assertHarmless(Damage damage, String told) throws IOException {
        Set<Path> before = files();
        List<PluginProblem> problems = new ArrayList<>();
        PluginDiscovery discovery = damage.one(List.of(PluginDiscovery.values()));
        List<Path> path = List.of(root.resolve("path"));
        try (Plugins plugins =
                Plugins.scan(path, discovery, getClass().getClassLoader(), problems::add)) {
            assertThat(plugins.find(Converter.class, "Sound", null).newInstance())
                    .as(told)
                    .isInstanceOf(Converter.class);
            use(plugins, "com.acme.AcmeConverter", told);
            use(plugins, "Acme", told);
        } catch (ConfigException e) {
            assertThat(discovery).as(told + e).isEqualTo(PluginDiscovery.HYBRID_FAIL);
        }
        assertThat(problems).as(told).allMatch(problem -> !problem.why().isBlank());
        Inventory inventory = Inventory.of(path, getClass().getClassLoader());
        assertThat(inventory.entries())
                .as(told)
                .anyMatch(entry -> entry.className().equals("org.sound.SoundConverter"));
        assertThat(files()).as(told).isEqualTo(before);
    }

    private static void use(Plugins plugins, String name, String told) {
        try {
            assertThat(plugins.find(Converter.class, name, null).newInstance()).isNotNull();
        } catch (ConfigException e) {
            assertThat(e.getMessage()).as(told).isNotBlank();
        }
    }

    /** Nothing is unpacked anywhere. */
    private Set<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return new HashSet<>(all.toList());
        }
    }

    private static byte[] text(String text) {
        return text.getBytes(UTF_8);
    }
}
