package org.qjailctl.executors.simulated;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.net.InterfaceAddress;
import org.qjailctl.core.net.InterfaceName;
import org.qjailctl.core.net.Ipv4Address;
import org.qjailctl.core.net.Ipv6Address;
import org.qjailctl.executors.simulated.world.Facts;
import org.qjailctl.executors.simulated.world.World;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** A world as JSON and back. */
final class WorldJson {

  private static final String FORMAT = "qjailctl simulated host";
  private static final int VERSION = 1;

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          // A file of an earlier version lacks numbers that came later: they are 0.
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .addModule(vocabulary())
          .build();

  /** The whole file. */
  private record Kept(String format, int version, Facts facts, TreeJson files) {}

  private WorldJson() {}

  private static SimpleModule vocabulary() {
    SimpleModule module = new SimpleModule("vocabulary");
    PlainText.add(module, HostPath.class, HostPath::of);
    PlainText.add(module, InterfaceName.class, InterfaceName::new);
    PlainText.add(module, Ipv4Address.class, Ipv4Address::of);
    PlainText.add(module, Ipv6Address.class, Ipv6Address::of);
    PlainText.add(module, InterfaceAddress.class, WorldJson::interfaceAddress);
    return module;
  }

  private static InterfaceAddress interfaceAddress(String text) {
    int slash = text.indexOf('/');
    String address = text.substring(0, slash);
    return new InterfaceAddress(
        address.contains(":") ? Ipv6Address.of(address) : Ipv4Address.of(address),
        Integer.parseInt(text.substring(slash + 1)));
  }

  static byte[] bytes(World world) {
    return MAPPER.writeValueAsBytes(
        new Kept(FORMAT, VERSION, world.facts(), TreeJson.of(world.fileSystem().root())));
  }

  static World read(Path file) throws HostUnreachable, IOException {
    try {
      Kept kept = MAPPER.readValue(Files.readAllBytes(file), Kept.class);
      if (FORMAT.equals(kept.format()) && kept.version() == VERSION) {
        return new World(kept.files().folder(), kept.facts(), InstantSource.system());
      }
    } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
      throw foreign(file, e);
    }
    throw foreign(file, new IllegalArgumentException("another format"));
  }

  private static HostUnreachable foreign(Path file, RuntimeException cause) {
    HostUnreachable problem =
        new HostUnreachable(
            "The file "
                + file
                + " holds no simulated host, or a damaged one; it was left as it is.",
            "Name another file, or move this one away to start from a fresh host.");
    problem.initCause(cause);
    return problem;
  }
}
