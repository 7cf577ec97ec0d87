package ${package};

import dev.fairlead.testkit.SourceLaws;
import dev.fairlead.testkit.world.FileWorld;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class FollowConnectorTest {
    @TestFactory
    Stream<DynamicTest> keeps_its_promises() {
        return SourceLaws.of(FollowConnector.class)
                .in(FileWorld.directory("directory")).with("topic", "lines").check();
    }
}
