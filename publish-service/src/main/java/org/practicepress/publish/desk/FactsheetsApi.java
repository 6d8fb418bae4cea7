package org.practicepress.publish.desk;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import org.jspecify.annotations.Nullable;
import org.practicepress.messaging.aggregate.Aggregate;
import org.practicepress.pages.access.Editor;
import org.practicepress.pages.api.BodyFlaw;
import org.practicepress.publish.factsheet.Factsheet;
import org.practicepress.publish.factsheet.FactsheetContent;
import org.practicepress.publish.factsheet.Factsheets;
import org.practicepress.publish.factsheet.Flaw;
import org.practicepress.publish.factsheet.Outcome;

import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponseException;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** What the desk does, for programs. */
@RestController
@RequestMapping("/api/factsheets")
final class FactsheetsApi {

	/** Nobody mends more at once. */
	private static final int MOST_FLAWS = 20;

	private final Factsheets factsheets;

	FactsheetsApi(Factsheets factsheets) {
		this.factsheets = factsheets;
	}

	@GetMapping
	List<Summary> list(@RequestParam(required = false) @Nullable String status) {
		return Stream.of(Factsheet.Status.values())
			.filter((candidate) -> status == null || candidate.code().equals(status))
			.flatMap((candidate) -> this.factsheets.in(candidate).stream())
			.map(Summary::of)
			.toList();
	}

	@GetMapping("/{id}")
	Details get(@PathVariable String id) {
		return Details
			.of(this.factsheets.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
	}

	@PutMapping("/{id}")
	Details edit(@PathVariable String id, @RequestBody Edit edit) {
		return answer(this.factsheets.edit(id, edit.version(), edit.content()));
	}

	@PostMapping("/{id}/publication")
	Details publish(@PathVariable String id, @RequestBody Publication publication) {
		return answer(this.factsheets.publish(id, publication.version()));
	}

	@PostMapping("/{id}/withdrawal")
	Details withdraw(@PathVariable String id, @RequestBody Withdrawal withdrawal) {
		return answer(this.factsheets.withdraw(id, withdrawal.version(), withdrawal.reason()));
	}

	@PostMapping("/{id}/showing")
	Details show(@PathVariable String id, Authentication editor) {
		return answer(this.factsheets.show(id, Editor.nameOf(editor)));
	}

	@GetMapping("/openapi.yml")
	ResponseEntity<byte[]> openApi() throws IOException {
		return ResponseEntity.ok()
			.contentType(MediaType.parseMediaType("application/yaml"))
			.body(new ClassPathResource("publish/openapi.yml").getContentAsByteArray());
	}

	@ExceptionHandler
	ResponseEntity<ProblemDetail> refused(ErrorResponseException refused) {
		return ResponseEntity.status(refused.getStatusCode())
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.body(refused.getBody());
	}

	@ExceptionHandler
	ResponseEntity<ProblemDetail> unreadable(HttpMessageNotReadableException unreadable) {
		return refused(invalid(List.of(BodyFlaw.of(unreadable))));
	}

	private static Details answer(Outcome outcome) {
		return switch (outcome) {
			case Outcome.Done done -> Details.of(done.factsheet());
			case Outcome.Conflict conflict -> {
				ProblemDetail problem = problem(HttpStatus.CONFLICT, "conflict",
						"Somebody else changed this factsheet first");
				problem.setProperty("version", conflict.factsheet().version());
				throw new ErrorResponseException(HttpStatus.CONFLICT, problem, null);
			}
			case Outcome.Refused refused -> throw new ErrorResponseException(HttpStatus.UNPROCESSABLE_CONTENT,
					problem(HttpStatus.UNPROCESSABLE_CONTENT, refused.reason().code(), "This cannot be done"), null);
			case Outcome.Flawed flawed ->
				throw invalid(flawed.flaws().stream().limit(MOST_FLAWS).map(FactsheetsApi::told).toList());
			case Outcome.Missing missing -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
		};
	}

	private static BodyFlaw told(Flaw flaw) {
		String field = "content" + (flaw.field().isEmpty() ? "" : ".") + flaw.field();
		return new BodyFlaw(field, switch (flaw.kind()) {
			case TOO_LONG -> "is too long";
			case TOO_MANY -> "has too many entries";
			case NOT_A_CHOICE -> "is not offered as a choice";
			case NOT_A_COUNTRY -> "is no country of ISO 3166-1";
			case NOT_ASKED -> "is not asked by the form";
		});
	}

	private static ErrorResponseException invalid(List<BodyFlaw> flaws) {
		ProblemDetail problem = problem(HttpStatus.BAD_REQUEST, "invalid", "The request cannot be taken as it is");
		problem.setDetail(flaws.stream()
			.map((flaw) -> (flaw.field().isEmpty() ? "The body" : flaw.field()) + " " + flaw.problem())
			.collect(Collectors.joining("; ", "", ".")));
		problem.setProperty("errors", flaws);
		return new ErrorResponseException(HttpStatus.BAD_REQUEST, problem, null);
	}

	private static ProblemDetail problem(HttpStatus status, String code, String title) {
		ProblemDetail problem = ProblemDetail.forStatus(status);
		problem.setType(URI.create("urn:practice-press:" + code));
		problem.setTitle(title);
		problem.setProperty("code", code);
		return problem;
	}

	record Edit(long version, FactsheetContent content) {
	}

	record Publication(long version) {
	}

	record Withdrawal(long version, @JsonSetter(nulls = Nulls.SET) @Nullable String reason) {
	}

	record Summary(String id, long version, String status, String reference, @Nullable String title,
			@Nullable Integer number, Instant changedAt) {

		static Summary of(Aggregate<Factsheet> factsheet) {
			Factsheet state = factsheet.state();
			FactsheetContent content = state.content();
			return new Summary(factsheet.id(), factsheet.version(), state.status().code(), state.reference(),
					(content != null) ? content.title() : null, state.number(), state.changedAt());
		}

	}

	record Details(String id, long version, String status, String reference, @Nullable Integer number,
			@Nullable String path, @Nullable Instant publishedAt, Instant changedAt, @Nullable Instant withdrawnAt,
			@Nullable String withdrawalReason, @Nullable Instant shownAt, @Nullable FactsheetContent content) {

		static Details of(Aggregate<Factsheet> factsheet) {
			Factsheet state = factsheet.state();
			return new Details(factsheet.id(), factsheet.version(), state.status().code(), state.reference(),
					state.number(), (state.number() != null) ? state.path() : null, state.publishedAt(),
					state.changedAt(), state.withdrawnAt(), state.withdrawalReason(),
					(state.shown() != null) ? state.shown().at() : null, state.content());
		}

	}

}
