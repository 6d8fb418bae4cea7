package org.practicepress.intake;

import org.practicepress.form.PracticeForm;
import org.practicepress.intake.recognition.FormRecognition;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The form that is asked for.
 */
@Configuration(proxyBeanMethods = false)
class FormConfiguration {

	@Bean
	PracticeForm practiceForm() {
		return PracticeForm.load();
	}

	@Bean
	FormRecognition formRecognition(PracticeForm form) {
		return new FormRecognition(form);
	}

}
