package org.fumikura.meetings;

import static org.fumikuradb.meetings.Tables.INSTRUCTION_REPORT;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.organization.Actor;
import org.fumikura.organization.Exports;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Transactions;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The list of instructions (宿題一覧) as a file. */
@Controller
class InstructionsExport {

    static final String PATH = "/meetings/instructions/export";

    private static final List<Text> COLUMNS = List.of(
            new Text("会議体", "Body"),
            new Text("議題", "Item"),
            new Text("指示", "Instruction"),
            new Text("改める前", "Before"),
            new Text("改めた後", "After"),
            new Text("担当", "Owner"),
            new Text("期限", "Due"),
            new Text("報告", "Report"));

    private final MeetingRows rows;
    private final MeetingAccess access;
    private final Exports exports;
    private final Transactions transactions;

    InstructionsExport(MeetingRows rows, MeetingAccess access, Exports exports, Transactions transactions) {
        this.rows = rows;
        this.access = access;
        this.exports = exports;
        this.transactions = transactions;
    }

    @GetMapping(PATH)
    @RouteRule(value = Audience.STAFF, needs = MeetingPermissions.ATTEND)
    @Nullable
    ModelAndView export(
            @RequestParam(defaultValue = "") String state,
            Actor actor,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        exports.requirePurpose(request);
        List<List<String>> lines = transactions.read(() -> rows.listInstructions(shown(state, actor)).stream()
                .map(InstructionsExport::cells)
                .toList());
        return exports.send(
                new Exports.Export(new Text("指示の一覧", "Instructions"), "instructions", COLUMNS, lines),
                request,
                response);
    }

    /** As on the page. */
    private Condition shown(String state, Actor actor) {
        Condition seen = access.instructions(actor);
        return state.equals("all") ? seen : seen.and(INSTRUCTION_REPORT.REPORTED_AT.isNull());
    }

    private static List<String> cells(MeetingRows.Given given) {
        SessionRecord.Instruction instruction = given.instruction();
        Optional<LocalDate> due = instruction.dueOn();
        return List.of(
                given.body(),
                given.title(),
                instruction.wording(),
                instruction.before(),
                instruction.after(),
                instruction.owner().name().ja(),
                due.map(LocalDate::toString).orElse(""),
                instruction.report().map(SessionRecord.Report::words).orElse(""));
    }
}
