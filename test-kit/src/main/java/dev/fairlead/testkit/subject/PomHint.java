package dev.fairlead.testkit.subject;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Which Kafka Connect a plugin was built with, by the POM that Maven left in its jar. Versions that
 * a parent POM manages aren't there; then nothing is known.
 *
 * @param connectVersion of connect-api, or of another artifact of Kafka's that has its version
 */
record PomHint(Optional<String> connectVersion) {
    private static final String KAFKA = "org.apache.kafka";

    static PomHint read(InputStream pom) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            byte[] bytes = pom.readAllBytes();
            Document document =
                    factory.newDocumentBuilder().parse(new java.io.ByteArrayInputStream(bytes));
            return new PomHint(versionIn(document.getDocumentElement()));
        } catch (ParserConfigurationException | SAXException e) {
            return new PomHint(Optional.empty());
        }
    }

    private static Optional<String> versionIn(Element project) {
        if (text(project, "artifactId").map(id -> id.startsWith("connect-")).orElse(false)
                && text(project, "groupId").equals(Optional.of(KAFKA))) {
            return text(project, "version");
        }
        Map<String, String> properties = new HashMap<>();
        child(project, "properties")
                .ifPresent(
                        node -> {
                            for (Element each : elements(node)) {
                                properties.put(each.getTagName(), each.getTextContent().strip());
                            }
                        });
        NodeList dependencies = project.getElementsByTagName("dependency");
        for (int i = 0; i < dependencies.getLength(); i++) {
            Element dependency = (Element) dependencies.item(i);
            if (text(dependency, "groupId").equals(Optional.of(KAFKA))
                    && text(dependency, "artifactId").equals(Optional.of("connect-api"))) {
                return text(dependency, "version").flatMap(v -> filled(v, properties));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> filled(String version, Map<String, String> properties) {
        if (!version.startsWith("${")) {
            return isRelease(version) ? Optional.of(version) : Optional.empty();
        }
        String name = version.substring(2, version.length() - 1);
        return Optional.ofNullable(properties.get(name)).filter(PomHint::isRelease);
    }

    /** Vendors' builds such as 6.0.1-ccs aren't at Central. */
    private static boolean isRelease(String version) {
        return version.matches("\\d+\\.\\d+\\.\\d+");
    }

    private static Optional<String> text(Element parent, String name) {
        return child(parent, name).map(node -> node.getTextContent().strip());
    }

    private static Optional<Element> child(Element parent, String name) {
        return elements(parent).stream().filter(e -> e.getTagName().equals(name)).findFirst();
    }

    private static java.util.List<Element> elements(Element parent) {
        java.util.List<Element> found = new java.util.ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                found.add(element);
            }
        }
        return found;
    }
}
