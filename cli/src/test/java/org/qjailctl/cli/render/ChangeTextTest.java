package org.qjailctl.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.qjailctl.cli.text.Line;
import org.qjailctl.core.plan.Action;
import org.qjailctl.core.plan.AttributeChange;
import org.qjailctl.core.plan.Change;
import org.qjailctl.core.plan.Impact;
import org.qjailctl.core.plan.ResourceAddress;

class ChangeTextTest {

  private static List<String> text(AttributeChange attribute) {
    Change change =
        new Change(
            ResourceAddress.of(ResourceAddress.Kind.JAIL, "web"),
            Action.UPDATE,
            Impact.RESTART,
            "lo1 192.168.1.2",
            List.of(attribute),
            List.of(),
            List.of());
    return ChangeText.of(change, 10).stream().map(Line::plain).toList();
  }

  @Test
  void aJailThatComesBackRestartsAndOneThatDoesNotStops() {
    assertThat(text(AttributeChange.of("allow.sysvipc", "off", "on")).get(0))
        .endsWith("; restarts");
    assertThat(text(AttributeChange.of("state", "running", "stopped")).get(0)).endsWith("; stops");
  }

  @Test
  void anEmptyValueIsSeen() {
    assertThat(text(AttributeChange.of("cloned_interfaces", "", "lo1")).get(1))
        .isEqualTo("      cloned_interfaces  \"\" -> lo1");
  }
}
