package org.qjailctl.core.observed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.qjailctl.core.manifest.BootPolicy;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.JailParameter;
import org.qjailctl.core.manifest.ParameterValue;
import org.qjailctl.core.net.IpAddress;

/** A running jail against its own definition. */
class RunningDifferencesTest {

  private static final int LEVEL = 2;
  private static final int RULESET = 6;

  @Test
  void aJailThatRunsAsItIsDefinedHasNone() {
    assertThat(differences(List.of("192.168.1.1"), LEVEL, RULESET)).isEmpty();
  }

  @Test
  void addressesOfTheKernelCount() {
    assertThat(differences(List.of("192.168.1.9"), LEVEL, RULESET))
        .containsExactly("the addresses [192.168.1.9]");
  }

  @Test
  void aLowerSecurelevelIsOneAndAHigherIsTheJailsOwn() {
    assertThat(differences(List.of("192.168.1.1"), -1, RULESET)).containsExactly("securelevel -1");
    assertThat(differences(List.of("192.168.1.1"), LEVEL + 1, RULESET)).isEmpty();
  }

  @Test
  void anotherRulesetOfDevfsIsOne() {
    assertThat(differences(List.of("192.168.1.1"), LEVEL, 4)).containsExactly("devfs_ruleset 4");
  }

  @Test
  void withoutARulesetItIsTheOneThatQjailWrites() {
    Map<JailParameter, ParameterValue> none = Map.of();
    assertThat(RunningDifferences.of(jail(none, List.of("192.168.1.1"), -1, 4))).isEmpty();
    assertThat(RunningDifferences.of(jail(none, List.of("192.168.1.1"), -1, 5)))
        .containsExactly("devfs_ruleset 5");
  }

  private static List<String> differences(List<String> addresses, int level, int ruleset) {
    return RunningDifferences.of(
        jail(
            Map.of(
                JailParameter.SECURELEVEL, new ParameterValue.Numeric(LEVEL),
                JailParameter.DEVFS_RULESET, new ParameterValue.Numeric(RULESET)),
            addresses,
            level,
            ruleset));
  }

  private static ObservedJail jail(
      Map<JailParameter, ParameterValue> parameters,
      List<String> addresses,
      int level,
      int ruleset) {
    return new ObservedJail(
        JailName.of("web"),
        "lo1",
        List.of("192.168.1.1"),
        List.of(),
        new TreeMap<>(parameters),
        BootPolicy.AUTO,
        Optional.empty(),
        false,
        Optional.empty(),
        Optional.of(
            new ObservedJail.Running(
                1,
                new TreeSet<>(
                    addresses.stream().map(one -> IpAddress.parse(one).orThrow()).toList()),
                new TreeSet<>(),
                new TreeMap<>(
                    Map.of(
                        JailParameter.SECURELEVEL, level,
                        JailParameter.DEVFS_RULESET, ruleset)))));
  }
}
