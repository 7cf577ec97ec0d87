import java.nio.file.Files
import java.nio.file.Path

def project = Path.of(request.outputDirectory, request.artifactId)
def kind = request.properties.getProperty('kind')
def kinds = ['converter', 'raw', 'sink', 'source', 'transformation']
if (!kinds.contains(kind)) {
    project.toFile().deleteDir()
    throw new IllegalArgumentException(
            "there is no kind '${kind}'; generate again with -Dkind= and one of ${kinds.join(', ')}")
}

def moveAll = { Path from, Path to ->
    if (Files.isDirectory(from)) {
        Files.createDirectories(to)
        from.toFile().listFiles().each { Files.move(it.toPath(), to.resolve(it.name)) }
    }
}
def chosen = project.resolve('kinds').resolve(kind)
def folder = request.properties.getProperty('package').replace('.', '/')
moveAll(chosen.resolve('main'), project.resolve('src/main/java').resolve(folder))
moveAll(chosen.resolve('test'), project.resolve('src/test/java').resolve(folder))
moveAll(chosen.resolve('dev'), project.resolve('src/dev'))
['README.md', 'pom.xml'].findAll { Files.exists(chosen.resolve(it)) }.each {
    Files.move(chosen.resolve(it), project.resolve(it), java.nio.file.StandardCopyOption.REPLACE_EXISTING)
}
project.resolve('kinds').toFile().deleteDir()
Files.move(project.resolve('gitignore'), project.resolve('.gitignore')) // Maven leaves files of this name out of jars
