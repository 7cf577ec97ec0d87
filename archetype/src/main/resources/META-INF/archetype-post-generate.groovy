import java.nio.file.Path

def kind = request.properties.getProperty('kind')
if (kind != 'source') {
    Path.of(request.outputDirectory, request.artifactId).toFile().deleteDir()
    throw new IllegalArgumentException(
            "kind is '${kind}', and this archetype makes source connectors only; generate again with -Dkind=source")
}
