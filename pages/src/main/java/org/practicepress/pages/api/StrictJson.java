package org.practicepress.pages.api;

import com.fasterxml.jackson.annotation.Nulls;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/**
 * Takes a value for what it is: no number for a text, no text for a number, and null or
 * nothing only where a record says so with
 * {@link com.fasterxml.jackson.annotation.JsonSetter JsonSetter}.
 */
final class StrictJson {

	private StrictJson() {
	}

	static void apply(JsonMapper.Builder mapper) {
		mapper.changeDefaultNullHandling((nulls) -> nulls.withValueNulls(Nulls.FAIL, Nulls.FAIL))
			.disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
			.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
			.enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
			.withCoercionConfig(LogicalType.Textual,
					(text) -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
						.setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
						.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail));
	}

}
