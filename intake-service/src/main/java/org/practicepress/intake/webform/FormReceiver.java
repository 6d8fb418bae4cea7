package org.practicepress.intake.webform;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.practicepress.form.Field;
import org.practicepress.form.PracticeForm;
import org.practicepress.form.Role;
import org.practicepress.intake.draft.Draft;
import org.practicepress.intake.submission.Photo;
import org.practicepress.intake.upload.Refusal;
import org.practicepress.intake.upload.UploadedFile;
import org.practicepress.messaging.claimcheck.ClaimCheck;
import org.practicepress.messaging.claimcheck.ClaimChecks;

import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/**
 * Takes what a browser sends when the form's button is pressed. A file that cannot be
 * taken is left out and named; everything else is kept.
 */
@Component
class FormReceiver {

	private final ClaimChecks claimChecks;

	private final Inputs inputs;

	private final @Nullable String documents;

	FormReceiver(ClaimChecks claimChecks, PracticeForm form) {
		this.claimChecks = claimChecks;
		this.inputs = new Inputs(form);
		this.documents = form.find(Role.DOCUMENTS).map(Field::key).orElse(null);
	}

	/**
	 * What has come.
	 *
	 * @param content what can be kept
	 * @param refused why a file could not be taken; null when all could
	 */
	record Received(Draft.Content content, Refusal.@Nullable Reason refused) {
	}

	/**
	 * Takes what has come.
	 * @param request the request
	 * @param place where the form stands
	 * @return what can be kept
	 * @throws Refusal when an answer is longer than anybody types
	 */
	Received receive(MultipartHttpServletRequest request, Place place) {
		if (this.inputs.tooLong(request.getParameterMap())) {
			throw new Refusal(Refusal.Reason.TOO_LONG);
		}
		Taking taking = new Taking(request, this.inputs.typed(request.getParameterMap()));
		for (Photo photo : place.photos()) {
			taking.keep(photo);
		}
		for (int slot = 1; slot <= Inputs.PHOTOS; slot++) {
			taking.takePhoto(slot);
		}
		for (ClaimCheck document : place.documents()) {
			if (!taking.removed(document)) {
				taking.keptDocuments.add(document);
			}
		}
		taking.takeDocuments();
		return new Received(new Draft.Content(taking.typed, taking.photos, taking.keptDocuments), taking.refused);
	}

	/** One request being taken. */
	private final class Taking {

		private final MultipartHttpServletRequest request;

		private final Map<String, List<String>> typed;

		private final List<Photo> photos = new ArrayList<>();

		private final List<ClaimCheck> keptDocuments = new ArrayList<>();

		private Refusal.@Nullable Reason refused;

		private Taking(MultipartHttpServletRequest request, Map<String, List<String>> typed) {
			this.request = request;
			this.typed = typed;
		}

		private boolean removed(ClaimCheck file) {
			return this.request.getParameter(Inputs.removal(Inputs.kept(file.sha256()))) != null;
		}

		private void keep(Photo photo) {
			if (!removed(photo.file())) {
				String name = Inputs.kept(photo.file().sha256());
				this.photos.add(new Photo(photo.file(), text(Inputs.caption(name)), text(Inputs.credit(name))));
			}
		}

		private void takePhoto(int slot) {
			String name = Inputs.photo(slot);
			store(name, UploadedFile::asPhoto).stream().findFirst().ifPresent((file) -> {
				if (this.photos.stream().noneMatch((other) -> other.file().sha256().equals(file.sha256()))) {
					this.photos.add(new Photo(file, text(Inputs.caption(name)), text(Inputs.credit(name))));
				}
				this.typed.remove(Inputs.caption(name));
				this.typed.remove(Inputs.credit(name));
			});
		}

		private void takeDocuments() {
			String name = FormReceiver.this.documents;
			if (name == null) {
				return;
			}
			for (ClaimCheck file : store(name, UploadedFile::asDocument)) {
				if (this.keptDocuments.stream().noneMatch((other) -> other.sha256().equals(file.sha256()))) {
					this.keptDocuments.add(file);
				}
			}
		}

		private List<ClaimCheck> store(String name, Function<UploadedFile, UploadedFile> check) {
			List<ClaimCheck> stored = new ArrayList<>();
			for (var part : this.request.getFiles(name)) {
				try {
					for (UploadedFile file : UploadedFile.chosen(List.of(part))) {
						stored.add(check.apply(file).store(FormReceiver.this.claimChecks));
					}
				}
				catch (Refusal refusal) {
					this.refused = Optional.ofNullable(this.refused).orElse(refusal.reason());
				}
			}
			return stored;
		}

		private @Nullable String text(String name) {
			String text = this.request.getParameter(name);
			return StringUtils.hasText(text) ? text.strip() : null;
		}

	}

}
