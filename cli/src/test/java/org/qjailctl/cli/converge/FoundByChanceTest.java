package org.qjailctl.cli.converge;

import org.junit.jupiter.api.Test;

/** What {@link AnyHostAnyManifestTest} has found, each as short as it gets. */
class FoundByChanceTest {

  @Test
  void sayHereWhatHolds() {
    Retold.story();
  }
}
