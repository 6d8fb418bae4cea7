package org.practicepress.intake;

import org.practicepress.form.PracticeForm;
import org.practicepress.reader.recognition.AnswerLanguage;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * How returned forms are recognised.
 */
@Configuration(proxyBeanMethods = false)
class RecognitionConfiguration {

	@Bean
	AnswerLanguage answerLanguage(PracticeForm form) {
		return new AnswerLanguage(form);
	}

}
