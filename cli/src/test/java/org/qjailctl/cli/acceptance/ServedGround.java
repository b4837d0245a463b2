package org.qjailctl.cli.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.qjailctl.cli.Practice;

/**
 * Gives a run of the suite a simulated host behind a real sshd, by the same properties that name
 * any other host; none of its tests knows. Only the build's second run of the suite asks for it
 * (cli/pom.xml).
 */
public final class ServedGround implements BeforeAllCallback {

  /** The host and its folder, for as long as the run lasts. */
  private record Lasting(Practice practice, Path folder) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      practice.close();
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    context
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(ServedGround.class))
        .getOrComputeIfAbsent(Lasting.class, key -> started(), Lasting.class);
  }

  private static Lasting started() {
    try {
      Path folder = Files.createTempDirectory("qjailctl-acceptance");
      Practice practice = Practice.on(folder.resolve("host.json"));
      System.setProperty("qjailctl.acceptance.host", practice.address());
      System.setProperty(
          "qjailctl.acceptance.ssh-options", String.join(";", practice.sshOptions()));
      return new Lasting(practice, folder);
    } catch (Exception e) {
      throw new AssertionError("no host is served: " + e.getMessage(), e);
    }
  }
}
