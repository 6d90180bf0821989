package org.fumikura.organization;

import java.util.List;
import java.util.Optional;
import org.fumikura.frame.FormField;
import org.fumikura.shared.Text;

/**
 * A trial of a deadline.
 *
 * @param trial what came of it; empty before anything was asked and when something is wrong
 */
public record DeadlineTrialPage(List<FormField> fields, Optional<Text> refused, Optional<DeadlineTrials.Trial> trial) {}
