package org.practicepress.notification.letter;

import org.practicepress.form.FormLanguage;

/**
 * What somebody might have written.
 *
 * @param title the title of a practice
 * @param second the title of another one
 * @param context the context of it
 * @param phase a phase that there is not
 * @param file the name of a file
 * @param changes what an editor asks for
 * @param reminder the same in short
 * @param question what an editor asks about the photos
 * @param answer what an editor answers to a question
 * @param reply what an editor answers to a mail without a form
 * @param praise what an editor says of what is accepted
 * @param declined why something is declined
 * @param merged why another one goes on
 * @param withdrawn why something is taken down
 * @param dropped why something is not published
 */
record SampleWords(String title, String second, String context, String phase, String file, String changes,
		String reminder, String question, String answer, String reply, String praise, String declined, String merged,
		String withdrawn, String dropped) {

	private static final SampleWords ENGLISH = new SampleWords(
			"Boosting returnees' employment through support to small enterprises",
			"Peer circles for returnees in Accra",
			"Most people who return look for work in towns where jobs are few.\n- Small enterprises want to grow, but banks ask for guarantees that they cannot give, and so they do not hire.",
			"Another phase", "SME support Erbil Duhok.docx", """
					Thank you for this practice. Two things would help our readers:
					- How many of the 412 people are still employed today?
					- Please name who took the second photo.""", "How many of the 412 people are still employed today?",
			"Who took the second photo, and may we print it?",
			"Yes, a photo that you send in answer to this mail is added.\nPlease tell us who took it.",
			"Yes, you may send it from your telephone.\nThe form is in this mail's link, too.", "Congratulations!",
			"The series shows practices that have run for at least one year.",
			"Your colleague sent it last week, with more figures.", "The figures are being checked again.",
			"It says the same as an earlier one.");

	private static final SampleWords FRENCH = new SampleWords(
			"Favoriser l’emploi des personnes de retour en soutenant les petites entreprises",
			"Cercles de parole pour les personnes de retour à Accra",
			"La plupart des personnes qui rentrent cherchent du travail dans des villes où il y en a peu.\n- Les petites entreprises veulent grandir, mais les banques demandent des garanties qu’elles n’ont pas, et elles n’embauchent donc pas.",
			"Une autre phase", "Appui aux PME Erbil Dohouk.docx", """
					Merci pour cette pratique. Deux choses aideraient nos lecteurs :
					- Combien des 412 personnes ont encore leur emploi aujourd’hui ?
					- Merci de nommer l’auteur de la deuxième photo.""",
			"Combien des 412 personnes ont encore leur emploi aujourd’hui ?",
			"Qui a pris la deuxième photo, et pouvons-nous l’imprimer ?",
			"Oui, une photo envoyée en réponse à ce courriel est ajoutée.\nDites-nous, s’il vous plaît, qui l’a prise.",
			"Oui, vous pouvez l’envoyer depuis votre téléphone.\nLe formulaire se trouve aussi derrière le lien de ce courriel.",
			"Toutes nos félicitations !", "La série présente des pratiques menées depuis un an au moins.",
			"Votre collègue l’a envoyée la semaine dernière, avec plus de chiffres.",
			"Les chiffres sont en cours de vérification.", "Elle dit la même chose qu’une fiche plus ancienne.");

	private static final SampleWords SPANISH = new SampleWords(
			"Fomentar el empleo de las personas retornadas con apoyo a pequeñas empresas",
			"Círculos de apoyo para personas retornadas en Acra",
			"La mayoría de las personas que regresan buscan trabajo en ciudades donde hay poco.\n- Las pequeñas empresas quieren crecer, pero los bancos piden garantías que no pueden dar, y por eso no contratan.",
			"Otra fase", "Apoyo a pymes Erbil Duhok.docx", """
					Gracias por esta práctica. Dos cosas ayudarían a nuestros lectores:
					- ¿Cuántas de las 412 personas siguen empleadas hoy?
					- Por favor, indique quién tomó la segunda foto.""",
			"¿Cuántas de las 412 personas siguen empleadas hoy?", "¿Quién tomó la segunda foto y podemos imprimirla?",
			"Sí, una foto que envíe en respuesta a este correo se añade.\nDíganos, por favor, quién la tomó.",
			"Sí, puede enviarlo desde su teléfono.\nEl formulario también está en el enlace de este correo.",
			"¡Enhorabuena!", "La serie muestra prácticas que llevan al menos un año en marcha.",
			"Su colega la envió la semana pasada, con más cifras.", "Se están comprobando de nuevo las cifras.",
			"Dice lo mismo que una anterior.");

	private static final SampleWords ARABIC = new SampleWords("تعزيز توظيف العائدين من خلال دعم المشاريع الصغيرة",
			"حلقات دعم للعائدين في أكرا",
			"يبحث معظم العائدين عن عمل في مدن تقل فيها الوظائف.\n- تريد المشاريع الصغيرة أن تنمو، لكن المصارف تطلب ضمانات لا تستطيع تقديمها، ولذلك لا توظف أحدًا.",
			"مرحلة أخرى", "دعم المشاريع أربيل دهوك.docx", """
					شكرًا على هذه الممارسة. هناك أمران يساعدان قراءنا:
					- كم من الأشخاص الـ412 ما زالوا يعملون اليوم؟
					- نرجو ذكر اسم من التقط الصورة الثانية.""", "كم من الأشخاص الـ412 ما زالوا يعملون اليوم؟",
			"من التقط الصورة الثانية، وهل يمكننا طباعتها؟",
			"نعم، تُضاف الصورة التي ترسلونها ردًا على هذه الرسالة.\nونرجو أن تخبرونا من التقطها.",
			"نعم، يمكنكم إرسالها من هاتفكم.\nوتجدون الاستمارة أيضًا خلف الرابط في هذه الرسالة.", "تهانينا!",
			"تعرض السلسلة ممارسات مستمرة منذ سنة على الأقل.", "أرسلها زميلكم الأسبوع الماضي مع أرقام أكثر.",
			"يجري التحقق من الأرقام من جديد.", "تقول ما قالته نشرة سابقة.");

	static SampleWords in(FormLanguage language) {
		return switch (language) {
			case ENGLISH -> ENGLISH;
			case FRENCH -> FRENCH;
			case SPANISH -> SPANISH;
			case ARABIC -> ARABIC;
		};
	}

}
