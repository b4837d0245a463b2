package org.qjailctl.cli.converge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qjailctl.core.host.Bytes;
import org.qjailctl.core.host.FileMode;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.host.Operation;

/** A story with a planted fault comes down to what the fault needs, and to a test that compiles. */
class ShrinkingTest {

  private static final Operation CAUSE = Operation.Run.of("pfctl", "-d");

  private static final Operation WRITTEN =
      new Operation.WriteFile(
          HostPath.of("/etc/pf.conf"),
          Bytes.utf8("set skip on \"lo0\"\n"),
          new FileMode(0600),
          new Operation.Expected.Anything());

  private static final Story LONG =
      new Story(
          List.of(
              new Story.Chapter(List.of(Operation.Run.of("qjail", "stop", "web")), manifest("web")),
              new Story.Chapter(List.of(WRITTEN, CAUSE), manifest("mail")),
              new Story.Chapter(List.of(), manifest("db"))));

  @TempDir Path folder;

  private static Map<String, Object> manifest(String jail) {
    return Map.of(
        "version",
        1,
        "jails",
        Map.of(
            jail,
            Map.of("ip4", List.of("192.168.1.1")),
            "other",
            Map.of("ip4", List.of("192.168.1.2"))));
  }

  /** Wrong where `pfctl -d` was typed and db has an address; wrong in another way without it. */
  private static Optional<Wrong> planted(Story story) {
    boolean typed = story.chapters().stream().anyMatch(one -> one.deeds().contains(CAUSE));
    boolean asked =
        story.chapters().getLast().manifest().get("jails") instanceof Map<?, ?> jails
            && jails.get("db") instanceof Map<?, ?> db
            && db.containsKey("ip4");
    return asked
        ? Optional.of(new Wrong(typed ? "the planted fault" : "a shorter one", ""))
        : Optional.empty();
  }

  @Test
  void onlyWhatTheFaultNeedsIsLeftAndTheFaultStaysTheSame() {
    Story least = new Shrinking(ShrinkingTest::planted).least(LONG);

    assertThat(planted(least)).contains(new Wrong("the planted fault", ""));
    assertThat(least.chapters())
        .containsExactly(
            new Story.Chapter(List.of(CAUSE), Map.of()),
            new Story.Chapter(
                List.of(), Map.of("jails", Map.of("db", Map.of("ip4", List.of("192.168.1.1"))))));
  }

  @Test
  void aStoryThatIsNotWrongStaysAsItIs() {
    assertThat(new Shrinking(story -> Optional.empty()).least(LONG)).isEqualTo(LONG);
  }

  @Test
  void theTestThatIsPrintedCompiles() throws Exception {
    String method =
        ReadyTest.of(
            new Story(
                List.of(
                    new Story.Chapter(
                        List.of(WRITTEN, CAUSE),
                        Map.of("flavors", Map.of("site", Map.of("content", "a\\b\n")))))));
    assertThat(method)
        .isEqualTo(
            """
              @Test
              void sayHereWhatHolds() {
                Retold.story()
                    .wrote("/etc/pf.conf", 0600, "set skip on \\"lo0\\"\\n")
                    .typed("pfctl", "-d")
                    .tried(
                        \"""
                        flavors:
                          site:
                            content: "a\\\\\\\\b\\\\n"
                        \""");
              }
            """);
    Path source = folder.resolve("PastedTest.java");
    Files.writeString(
        source,
        "package org.qjailctl.cli.converge;\n\nimport org.junit.jupiter.api.Test;\n\n"
            + "class PastedTest {\n"
            + method
            + "}\n");

    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                System.err,
                "-cp",
                System.getProperty("java.class.path") + File.pathSeparator + classes(),
                "-d",
                folder.toString(),
                source.toString());

    assertThat(status).as("javac's exit status").isZero();
  }

  /** Where the tests' classes are: a class path may stand in a jar's manifest alone. */
  private static Path classes() throws Exception {
    return Path.of(Retold.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }
}
