"""Invented names of persons."""

from __future__ import annotations

import random

SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎"
    "余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
)
MALE = (
    "志强 浩然 宇轩 子豪 俊杰 建国 明辉 文博 家豪 天宇 泽宇 晨阳 嘉伟 鹏飞 海涛 思远 立新 永康 国栋 云飞 "
    "少华 振华 启航 一鸣 昊天 瑞霖 承泽 景行 致远 书豪 世杰 凯 磊 涛 斌 鑫 阳 航 峰 锐"
)
FEMALE = (
    "雨桐 欣怡 梓涵 诗琪 思颖 佳怡 梦瑶 晓燕 丽娟 婉清 雅婷 静怡 若曦 可馨 语嫣 紫萱 慧敏 秋月 春梅 海燕 "
    "艺璇 钰莹 舒涵 心怡 子晴 美琳 玉洁 冰洁 彩云 芷若 安琪 宁 婷 颖 雪 莉 倩 瑶 洁 琳"
)


def person(luck: random.Random, *, female: bool | None = None) -> str:
    """A full name; of either kind where it is not said."""
    if female is None:
        female = luck.random() < 0.5
    return luck.choice(SURNAMES) + luck.choice((FEMALE if female else MALE).split())
