//! What the signals between two authors say of themselves, in Chinese.

/// The reason of a signal; nothing for one that has only its English.
pub(super) fn chinese_reason(id: &str) -> Option<&'static str> {
    REASONS
        .iter()
        .find(|(known, _)| *known == id)
        .map(|(_, reason)| *reason)
}

const REASONS: &[(&str, &str)] = &[
    ("terms.shared", "两句用了同样的少见字眼。"),
    ("terms.any", "两句至少有几个相同的字眼。"),
    ("terms.neighbourhood", "前后文用了同样的少见字眼。"),
    ("frame.opposed", "两句对同一问题持相反的答案。"),
    ("frame.agreed", "两句对同一问题持相同的答案。"),
    ("frame.opposed_around", "前后文对同一问题持相反的答案。"),
    ("frame.agreed_around", "前后文对同一问题持相同的答案。"),
    ("words.contradict", "单看字句，一句与另一句矛盾。"),
    ("words.support", "单看字句，一句支持另一句。"),
    ("stance.rich", "两句都在多个问题上表态。"),
    ("outlook.opposed", "一句乐观，一句怀疑。"),
    ("outlook.both_doubtful", "两句都持怀疑。"),
    ("denial.one_sided", "只有一句在否定。"),
    ("kind.premise", "至少一句是理由；编辑更看重主张。"),
    ("kind.both_premises", "两句都是理由。"),
    ("kind.major_claim", "至少一句是总论点。"),
    ("kind.both_major_claims", "两位作者的总论点相对。"),
    ("backing", "两句都有论证支持。"),
    ("length", "两句说得更多。"),
    ("place.title_or_lead", "至少一句在标题或导语里。"),
    ("place.opening", "至少一句在全文的前十分之一。"),
    ("place.conclusion", "至少一句在全文的后六分之一。"),
];
