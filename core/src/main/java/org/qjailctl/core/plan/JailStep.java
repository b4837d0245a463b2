package org.qjailctl.core.plan;

import java.util.List;
import org.qjailctl.core.manifest.Jail;
import org.qjailctl.core.manifest.JailName;

/** Makes, changes, starts or stops a jail. */
public sealed interface JailStep extends Step {

  /** Makes a jail, stopped and with every parameter at its default. */
  record CreateJail(Jail jail) implements JailStep {}

  /** Changes settings of a stopped jail, in this order. */
  record ConfigureJail(JailName name, List<JailSetting> settings) implements JailStep {
    public ConfigureJail {
      settings = List.copyOf(settings);
    }
  }

  /** Gives a stopped jail another name, its files and its definition with it. */
  record RenameJail(JailName from, JailName to) implements JailStep {}

  record StartJail(JailName name) implements JailStep {}

  record StopJail(JailName name) implements JailStep {}
}
