package org.qjailctl.planner.importing;

import java.util.Optional;
import org.qjailctl.core.draft.Draft;
import org.qjailctl.core.draft.Draft.Item;
import org.qjailctl.core.observed.SystemFacts;

/**
 * What the section {@code host} is to say.
 *
 * @param name how plans name the host; its own name where empty
 * @param address where it is, when the manifest is to say so
 * @param become how to become root there, when the manifest is to say so
 */
public record HostNaming(Optional<String> name, Optional<String> address, Optional<String> become) {

  Item section(Survey survey) {
    String known =
        name.or(() -> survey.host().system().known().map(SystemFacts::hostName))
            .filter(text -> text.matches("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?"))
            .orElse("host");
    Draft draft = Draft.EMPTY.text("name", known);
    if (address.isPresent()) {
      draft = draft.text("address", address.get());
    }
    if (become.isPresent()) {
      draft = draft.text("become", become.get());
    }
    return new Item.Section("host", draft);
  }
}
