package org.fumikura.approval;

import java.util.Map;
import java.util.Set;
import org.fumikura.organization.PermissionRule;
import org.fumikura.organization.Role;
import org.springframework.stereotype.Component;

/** What approval lets whom do beside the acts that a route asks for (docs/domain/access.md, A.1). */
@Component
class ApprovalPermissions implements PermissionRule {

    /** Writes drafts. */
    static final String DRAFT = "approval.draft";
    /** Enters the day of effect of a section's matters and completes them. */
    static final String FINISH = "approval.finish";

    /** Enters what was signed on paper, and compares what others entered with the signed sheet. */
    static final String PAPER = "approval.paper";

    /** Keeps the templates of a section; its head does too. */
    static final String UNIT_TEMPLATES = "approval.unit-templates";

    /** Keeps the table of who decides. */
    static final String RULES = "approval.rules";
    /** Looks at it. */
    static final String READ_RULES = "approval.read-rules";

    /** Looks at what a day to come will change: which rules will hold, and for those who may foresee it, who holds which post. */
    static final String REHEARSE = "approval.rehearse";

    @Override
    public Map<String, Set<Role>> rolesByPermission() {
        return Map.of(
                DRAFT,
                Set.of(Role.STAFF),
                FINISH,
                Set.of(Role.RECORDS_CLERK),
                PAPER,
                Set.of(Role.RECORDS_CLERK),
                UNIT_TEMPLATES,
                Set.of(Role.RECORDS_CLERK),
                RULES,
                Set.of(Role.RECORDS_HEAD),
                READ_RULES,
                Set.of(Role.RECORDS_HEAD, Role.ADMINISTRATOR, Role.AUDITOR),
                REHEARSE,
                Set.of(Role.RECORDS_HEAD, Role.ADMINISTRATOR, Role.PERSONNEL));
    }

    @Override
    public Set<String> ofTheWholeOffice() {
        return Set.of(RULES, READ_RULES, REHEARSE);
    }
}
